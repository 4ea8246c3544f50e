/** Where everything of a node lies, whom it belongs to and who may do what with it: one table for all who write, read or check it. */
@NullMarked
package io.github.vipnat.layout;

import org.jspecify.annotations.NullMarked;
