// Command gen makes the bundles of package data from the original sources.
package main

func main() {}
