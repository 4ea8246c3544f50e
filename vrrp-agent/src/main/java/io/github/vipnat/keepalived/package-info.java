/**
 * keepalived.conf: write it, and say what is wrong with it. The front doors are {@code KeepalivedRender} and {@code
 * KeepalivedLint}; the packages below are public to one another and to {@code election} only.
 */
@NullMarked
package io.github.vipnat.keepalived;

import org.jspecify.annotations.NullMarked;
