/** The one door to ExpectIt. Public for {@code session} alone. */
@NullMarked
package io.github.vipnat.session.expect;

import org.jspecify.annotations.NullMarked;
