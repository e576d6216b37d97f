/* label_turns.c - labels of a transcript make turns. */
#include "speakers.h"
void label_turns(struct speakers *sp){(void)sp;}
