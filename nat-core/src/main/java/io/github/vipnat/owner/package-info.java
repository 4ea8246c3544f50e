/** Whose a folder is: how root acts in one that another user owns, and how a file there is read that another may swap. */
@NullMarked
package io.github.vipnat.owner;

import org.jspecify.annotations.NullMarked;
