/** Everything that is particular to Cisco IOS: its grammar, its words, its silences. */
@NullMarked
package io.github.vipnat.ios;

import org.jspecify.annotations.NullMarked;
