/** One apply from its first look to its end, on one router or on a pair as one. Not API. */
@NullMarked
package io.github.vipnat.apply.run;

import org.jspecify.annotations.NullMarked;
