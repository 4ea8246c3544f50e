/** A terminal line: keys, paging, width, and the faults of the wire. */
@NullMarked
package io.github.vipnat.lab.shell.terminal;

import org.jspecify.annotations.NullMarked;
