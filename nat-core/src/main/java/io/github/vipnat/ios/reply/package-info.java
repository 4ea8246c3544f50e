/** What IOS answers to a line: refusals and questions, as data. Not API. */
@NullMarked
package io.github.vipnat.ios.reply;

import org.jspecify.annotations.NullMarked;
