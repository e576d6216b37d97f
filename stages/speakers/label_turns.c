#include "speakers.h"
void label_turns(struct speakers *sp){(void)sp;}
