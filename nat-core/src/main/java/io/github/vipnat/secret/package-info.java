/** Where secrets come from, and how they are kept out of everything that is written down. */
@NullMarked
package io.github.vipnat.secret;

import org.jspecify.annotations.NullMarked;
