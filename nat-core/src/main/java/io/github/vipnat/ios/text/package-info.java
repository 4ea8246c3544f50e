/** The text of a configuration: its lines, their nesting, and the words of one line. Not API. */
@NullMarked
package io.github.vipnat.ios.text;

import org.jspecify.annotations.NullMarked;
