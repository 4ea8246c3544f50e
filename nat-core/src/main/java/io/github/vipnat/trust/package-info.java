/** Which files may be believed: whose they are, who else may write to them, and the same of every folder above. */
@NullMarked
package io.github.vipnat.trust;

import org.jspecify.annotations.NullMarked;
