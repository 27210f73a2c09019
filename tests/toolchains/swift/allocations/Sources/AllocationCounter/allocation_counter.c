// The executable's own malloc comes before libc's for every library of the process; it counts and forwards to glibc's.
#include "allocation_counter.h"

#include <errno.h>
#include <stddef.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static int is_counting = 0;
static long allocations = 0;

void allocation_counter_start(void) {
  allocations = 0;
  is_counting = 1;
}

long allocation_counter_stop(void) {
  is_counting = 0;
  return allocations;
}

void *malloc(size_t size) {
  allocations += is_counting;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  allocations += is_counting;
  return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size) {
  allocations += is_counting;
  return __libc_realloc(memory, size);
}

void *memalign(size_t alignment, size_t size) {
  allocations += is_counting;
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
  *memory = memalign(alignment, size);
  return *memory == NULL ? ENOMEM : 0;
}
