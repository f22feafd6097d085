//! Pictures as the page shows them and as files.

use super::Session;
use super::files::file_name;
use crate::domain::picture::Picture;
use crate::formats::svg;
use crate::platform::FileFault;

/// The address of a picture, for an image of the page: what is seen is what the file holds.
pub fn address(picture: &Picture) -> String {
    svg::data_url(picture)
}

impl Session {
    /// Offers a picture as an SVG file.
    ///
    /// # Errors
    /// When the browser does not let it happen.
    pub fn offer_picture(&self, name: &[&str], picture: &Picture) -> Result<(), FileFault> {
        self.platform().offer_file(&file_name(name, "svg"), "image/svg+xml", &svg::write(picture))
    }

    /// Offers a picture as a PNG file, twice as fine as the screen; what became of it comes later.
    pub fn offer_painted(
        &self,
        name: &[&str],
        picture: &Picture,
        then: impl FnOnce(Result<(), FileFault>) + 'static,
    ) {
        let size = (picture.width.unsigned_abs() * 2, picture.height.unsigned_abs() * 2);
        self.platform().offer_painted(&file_name(name, "png"), &svg::data_url(picture), size, Box::new(then));
    }
}
