/* verify.c - rapporteur verify: proves of a bundle that nothing of its sources is lost. */
#include <rapporteur/message.h>

#include "rapporteur.h"

void
verify(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	rap_message(RAP_M_USAGE, NULL, 0, 0, "verify is not built yet");
}
