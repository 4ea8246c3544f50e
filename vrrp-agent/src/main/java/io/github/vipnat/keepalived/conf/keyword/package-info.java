/** The keywords that keepalived knows, and where each may stand. */
@NullMarked
package io.github.vipnat.keepalived.conf.keyword;

import org.jspecify.annotations.NullMarked;
