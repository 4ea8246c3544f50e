/** The text of keepalived.conf and of an interfaces stanza, from a topology; pure. */
@NullMarked
package io.github.vipnat.keepalived.render;

import org.jspecify.annotations.NullMarked;
