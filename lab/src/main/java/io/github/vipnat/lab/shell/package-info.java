/** What a person at the terminal meets: line editing, prompts, modes, commands and their replies. */
@NullMarked
package io.github.vipnat.lab.shell;

import org.jspecify.annotations.NullMarked;
