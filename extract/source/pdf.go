package source

import "errors"

func (r *reader) readPDF(e entry) error { return r.refuse(e.uri, errors.New("PDF is not read yet")) }
