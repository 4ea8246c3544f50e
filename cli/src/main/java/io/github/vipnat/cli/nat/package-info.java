/** The commands about routers, and {@code init}. */
@NullMarked
package io.github.vipnat.cli.nat;

import org.jspecify.annotations.NullMarked;
