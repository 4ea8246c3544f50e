/** Private key files in the forms that people have them. Not API. */
@NullMarked
package io.github.vipnat.transport.key;

import org.jspecify.annotations.NullMarked;
