/**
 * A simulated Cisco IOS router to log in to over SSH, written from the fact sheet alone.
 * {@link io.github.vipnat.lab.SimulatedRouter} is the front door; the packages below it are its rooms and not meant for embedders.
 */
@NullMarked
package io.github.vipnat.lab;

import org.jspecify.annotations.NullMarked;
