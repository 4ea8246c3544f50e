/** How IOS reads a typed line: abbreviations, carets, ambiguity and help. */
@NullMarked
package io.github.vipnat.lab.parser;

import org.jspecify.annotations.NullMarked;
