/**
 * What is wrong with the keepalived.conf of one node or of a pair. One class for each family of rules, all of them in {@code
 * KeepalivedLint.RULES}; class numbers are those of keepalived-facts 3.3.
 */
@NullMarked
package io.github.vipnat.keepalived.lint;

import org.jspecify.annotations.NullMarked;
