/** What is written down about a run, before and while it happens, and read again afterwards. API: RunStore, RunRecord. */
@NullMarked
package io.github.vipnat.apply.journal;

import org.jspecify.annotations.NullMarked;
