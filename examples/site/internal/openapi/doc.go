// Package openapi checks what examples/site answers against the OpenAPI
// document that it serves. It is a module of its own, so that the validator is
// no dependency of chiward:
//
//	cd examples/site/internal/openapi && go test -count=1 .
package openapi
