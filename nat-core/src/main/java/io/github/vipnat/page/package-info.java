/** One self-contained HTML page with drawings, or the same as Markdown, in which no text of others can be anything but text. */
@NullMarked
package io.github.vipnat.page;

import org.jspecify.annotations.NullMarked;
