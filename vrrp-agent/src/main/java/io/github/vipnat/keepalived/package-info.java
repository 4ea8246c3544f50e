/**
 * keepalived.conf: write it, and say what is wrong with it. The front doors are {@code
 * render.KeepalivedRender} and {@code lint.KeepalivedLint}; {@code conf} holds the text of a file and {@code vrrp} its meaning,
 * public because {@code election} and these two build on them.
 */
@NullMarked
package io.github.vipnat.keepalived;

import org.jspecify.annotations.NullMarked;
