/** The library's front door. */
@NullMarked
package io.github.vipnat;

import org.jspecify.annotations.NullMarked;
