/** The command line: each command translates options into a call of the library and a result into a report. */
@NullMarked
package io.github.vipnat.cli;

import org.jspecify.annotations.NullMarked;
