/** What commands share: options, the site they are about, and how an error is said. */
@NullMarked
package io.github.vipnat.cli.command;

import org.jspecify.annotations.NullMarked;
