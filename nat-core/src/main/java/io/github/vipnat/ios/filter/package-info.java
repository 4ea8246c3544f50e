/** Access lists, object groups and zone policies read, and the access list that keeps a global closed. Not API. */
@NullMarked
package io.github.vipnat.ios.filter;

import org.jspecify.annotations.NullMarked;
