/** The process around a command: exit codes, streams, signals, the terminal. */
@NullMarked
package io.github.vipnat.cli.process;

import org.jspecify.annotations.NullMarked;
