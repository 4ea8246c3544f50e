/** The router's NAT table: static rules, their refusals, their live translations, and how all of it is printed. */
@NullMarked
package io.github.vipnat.lab.nat;

import org.jspecify.annotations.NullMarked;
