/** Who gets in: access lists and zone policies. Public for the readers, the lint rules and the keeping access list. */
@NullMarked
package io.github.vipnat.filter;

import org.jspecify.annotations.NullMarked;
