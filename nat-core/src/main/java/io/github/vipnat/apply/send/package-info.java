/** Types the lines of a plan and keeps account of every answer. Not API. */
@NullMarked
package io.github.vipnat.apply.send;

import org.jspecify.annotations.NullMarked;
