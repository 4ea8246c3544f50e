/** The one door to ExpectIt. Public for {@code session}, and for {@code reconcile}, which says what stands behind it. */
@NullMarked
package io.github.vipnat.session.expect;

import org.jspecify.annotations.NullMarked;
