/** Whether nodes, router and database are ready for a failover: one check, one small class; changes nothing. */
@NullMarked
package io.github.vipnat.doctor;

import org.jspecify.annotations.NullMarked;
