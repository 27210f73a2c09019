// Counts every allocation of the process, Swift's runtime included, between start and stop. One thread only.
#pragma once

void allocation_counter_start(void);
long allocation_counter_stop(void);
