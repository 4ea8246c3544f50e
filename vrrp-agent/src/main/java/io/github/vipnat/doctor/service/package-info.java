/** What is right for each service of a node, and whether it is so there: its unit, its process, its sockets. */
@NullMarked
package io.github.vipnat.doctor.service;

import org.jspecify.annotations.NullMarked;
