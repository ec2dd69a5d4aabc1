#include <libxml/xmlversion.h>
/* The headers of ICU that libxml2 would include contradict those of Foundation; no function used here needs them. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
