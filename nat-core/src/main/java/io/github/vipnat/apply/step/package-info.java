/** The steps around sending: look first, arm the revert timer, read back, save. Not API. */
@NullMarked
package io.github.vipnat.apply.step;

import org.jspecify.annotations.NullMarked;
