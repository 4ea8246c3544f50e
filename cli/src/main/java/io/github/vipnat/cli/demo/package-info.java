/** The commands that start a simulated router; the only ones that know the lab. */
@NullMarked
package io.github.vipnat.cli.demo;

import org.jspecify.annotations.NullMarked;
