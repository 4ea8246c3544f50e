/** Configuration mode: its commands, its blocks, and who else types there. */
@NullMarked
package io.github.vipnat.lab.shell.config;

import org.jspecify.annotations.NullMarked;
