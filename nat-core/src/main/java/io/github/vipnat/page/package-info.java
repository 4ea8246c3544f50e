/** One self-contained HTML page with drawings, in which no text of others can be anything but text. */
@NullMarked
package io.github.vipnat.page;

import org.jspecify.annotations.NullMarked;
