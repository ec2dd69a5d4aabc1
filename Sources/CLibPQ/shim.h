#include <libpq-fe.h>

#ifdef __linux__
// Swift's own module for the C library leaves these out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#endif
