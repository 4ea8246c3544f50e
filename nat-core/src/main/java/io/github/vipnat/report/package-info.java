/** What was found and done, told to a person or to a script. Builds text; prints nothing. */
@NullMarked
package io.github.vipnat.report;

import org.jspecify.annotations.NullMarked;
