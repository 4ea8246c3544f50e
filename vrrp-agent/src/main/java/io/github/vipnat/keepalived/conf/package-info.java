/**
 * The text of keepalived.conf, read the way keepalived 2.2.7 reads it (keepalived-facts 3; lib/parser.c of that tag), with
 * the position of every word, and nothing lost: printing what was read gives the file back.
 */
@NullMarked
package io.github.vipnat.keepalived.conf;

import org.jspecify.annotations.NullMarked;
