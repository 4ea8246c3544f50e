/** Reads keepalived.conf as keepalived does: includes, conditions, definitions, sequences, comments. */
@NullMarked
package io.github.vipnat.keepalived.conf.reader;

import org.jspecify.annotations.NullMarked;
