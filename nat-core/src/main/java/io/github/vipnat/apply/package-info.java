/**
 * Carries a plan out on a device: what goes in and what comes out. Begin reading with
 * {@link io.github.vipnat.apply.run.Applier}. API: ApplyRequest, ApplyOptions, Outcome, Progress, Interruption.
 */
@NullMarked
package io.github.vipnat.apply;

import org.jspecify.annotations.NullMarked;
