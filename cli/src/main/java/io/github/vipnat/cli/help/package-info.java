/** Help pages, man pages and shell completion, made from the commands themselves. */
@NullMarked
package io.github.vipnat.cli.help;

import org.jspecify.annotations.NullMarked;
