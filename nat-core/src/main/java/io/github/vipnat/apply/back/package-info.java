/** Leads a router back to where it was. Not API. */
@NullMarked
package io.github.vipnat.apply.back;

import org.jspecify.annotations.NullMarked;
